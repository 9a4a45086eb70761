/** The scanning screen of somebody who keeps a roll: camera, other ways, the list, and the one act. */
import { useEffect, useRef, useState } from 'react';
import { useCamera } from '#platform/use-camera.ts';
import { useKept, useReplica } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { Form } from '#ui/form.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { HandScanner } from './hand-scanner.tsx';
import { NewsNotice } from './news-notice.tsx';
import { OnceForAll } from './once-for-all.tsx';
import { OtherWays } from './other-ways.tsx';
import { isBlank, withoutRow, withRow } from './scan-list.ts';
import { membersPath, newMemberPath } from './scan-paths.ts';
import { ScanCamera } from './scan-camera.tsx';
import { ScanRowCard } from './scan-row.tsx';
import { isWritten, rowField } from './scan-save.ts';
import { useScanBoard } from './use-scan-board.ts';
import { useMatches, useScanList } from './use-scan-list.ts';
import styles from './scan.module.css';

const FORM = 'scan-form';

export const ScanBoard = ({ units }: { readonly units: readonly string[] }) => {
  const { scan, common } = useText();
  const replica = useReplica();
  const unitNames = useUnitNames();
  const state = useScanList(units[0] ?? '');
  const { list, kept } = state;
  const board = useScanBoard(state);
  const matched = useMatches(list.rows);
  // Asked once a visit: who has allowed it and comes back finds the camera on.
  const [wasStarted, setStarted] = useKept('scan-camera', () => false);
  const camera = useCamera({
    onText: (text) => board.take(text, 'seen'),
    startsAtOnce: wasStarted,
    onStart: () => setStarted(true),
  });
  const [isScannerShown, setScannerShown] = useState(false);
  const [isDropping, setDropping] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const newest = list.rows[0]?.id;
  const people = list.rows.filter((row) => !isBlank(row)).length;
  const written = matched.filter(isWritten).length;
  const toBeRead = matched.find(
    ({ row, match }) => match.kind !== 'on-roll' && row.consentMs === undefined && !isBlank(row),
  )?.row.id;

  // A list that a killed tab left behind is what the officer comes back for.
  const { offer, isHalfFilled } = kept;
  useEffect(() => {
    if (offer !== undefined && !isHalfFilled) offer.take();
  }, [offer, isHalfFilled]);
  // The newest row stands right under the camera.
  useEffect(() => {
    if (newest !== undefined) body.current?.scrollTo({ top: 0 });
  }, [newest]);

  return (
    <Screen
      title={scan.title}
      subtitle={unitNames.get(list.unit === '' ? (units[0] ?? '') : list.unit)}
      back={membersPath}
      bodyRef={body}
      wide
      bottom={
        people === 0 ? undefined : (
          <PrimaryButton form={FORM} full busy={board.isBusy} disabled={written === 0}>
            {scan.save(written)}
          </PrimaryButton>
        )
      }
    >
      <div className={styles.board}>
        <div className={styles.eye}>
          <ScanCamera camera={camera} />
          <OtherWays
            isNarrow={people > 0}
            onType={board.typeOne}
            onPicture={(picture) => void board.takePicture(camera.readPicture(picture))}
            isScannerShown={isScannerShown}
            onScanner={() => setScannerShown(!isScannerShown)}
          />
          <HandScanner isShown={isScannerShown} onText={(text) => board.take(text, 'typed')} />
        </div>
        <div className={styles.list}>
          <DraftBar draft={kept} nowMs={replica.correctedNow().ms} />
          <NewsNotice news={board.news} />
          <Form id={FORM} errors={board.errors} onSubmit={() => void board.save(matched)}>
            {list.rows.length === 0 ? (
              <EmptyState title={scan.empty}>{scan.emptyHint}</EmptyState>
            ) : (
              <section aria-label={scan.list}>
                <h2 className={styles.listTitle}>
                  {scan.list} · {scan.listCount(people)}
                </h2>
                <ul className={styles.rows}>
                  {matched.map(({ row, match }) => (
                    <ScanRowCard
                      key={row.id}
                      row={row}
                      match={match}
                      unitNames={unitNames}
                      isHere={match.kind !== 'new' && match.member.book === `roster.${list.unit}`}
                      error={board.errors.find(({ field }) => field === rowField(row.id))?.why}
                      isToBeRead={row.id === toBeRead}
                      isEditing={row.id === board.editing}
                      nowMs={() => replica.correctedNow().ms}
                      onEdit={(isEditing) => board.edit(isEditing ? row.id : undefined)}
                      onChange={(changed) => state.change(withRow(state.latest(), changed))}
                      onRemove={() => state.change(withoutRow(state.latest(), row.id))}
                      onCardText={(text) => {
                        state.change(withoutRow(state.latest(), row.id));
                        board.take(text, 'typed');
                      }}
                    />
                  ))}
                </ul>
              </section>
            )}
            <OnceForAll
              list={list}
              units={units}
              errors={board.errors}
              onChange={(changed) => state.change({ ...changed, rows: state.latest().rows })}
            />
          </Form>
          <div className={styles.foot}>
            {people === 0 ? null : (
              <QuietButton small onClick={() => setDropping(true)}>
                {scan.dropAll}
              </QuietButton>
            )}
            <QuietButton small href={newMemberPath}>
              {scan.byForm}
            </QuietButton>
          </div>
        </div>
      </div>
      <ConfirmDialog
        isOpen={isDropping}
        title={scan.dropAllTitle(people)}
        confirmLabel={scan.dropAll}
        cancelLabel={common.cancel}
        isDangerous
        writesNothing
        onConfirm={() => {
          board.startOver();
          setDropping(false);
        }}
        onCancel={() => setDropping(false)}
      >
        <p>{scan.dropAllWhat}</p>
      </ConfirmDialog>
    </Screen>
  );
};
