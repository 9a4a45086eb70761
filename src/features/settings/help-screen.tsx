/** Trợ giúp: installing, what the states mean, whom to ask, where to practise. All of it without a network. */
import { formatPhone } from '#domain/roster/phone.ts';
import { useReplica } from '#replica/use-replica.ts';
import { Card, Columns, Stack } from '#ui/card.tsx';
import { StateChip, type ThingState } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './help-screen.module.css';

/** Whoever leads or administers the officer's union, nearest first. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly phone: string | null;
}

const STATES: readonly ThingState[] = ['waiting', 'safe', 'check', 'void'];

export const HelpScreen = (props: { readonly contacts: readonly Contact[] }) => {
  const { settings: text, common } = useText();
  const { identity } = useReplica();
  return (
    <Screen title={text.helpTitle} back="/khac" wide isReading>
      <Columns>
        <Stack gap={16}>
          <Card title={text.installHeading}>
            <p>{text.installWhy}</p>
            <Steps title={text.installAndroid} steps={text.installAndroidSteps} />
            <Steps title={text.installIphone} steps={text.installIphoneSteps} />
            <Steps title={text.installLaptop} steps={text.installLaptopSteps} />
          </Card>
          <Card title={text.practiceHeading}>
            <p>{identity.practice ? text.practiceNow : text.practiceWords}</p>
          </Card>
        </Stack>
        <Stack gap={16}>
          <Card title={text.statesHeading} bare>
            <List>
              {STATES.map((state) => (
                <ListRow
                  key={state}
                  title={<StateChip state={state} />}
                  subtitle={common.stateMeanings[state]}
                />
              ))}
            </List>
          </Card>
          <Card title={text.offlineHeading}>
            <p>{text.offlineWords}</p>
          </Card>
          <Card title={text.askHeading} bare>
            <List>
              {props.contacts.length === 0 ? <ListRow title="" subtitle={text.askNone} /> : null}
              {props.contacts.map((contact) => (
                <ListRow
                  key={contact.id}
                  title={contact.name}
                  subtitle={`${contact.role} · ${contact.unit}`}
                  right={
                    contact.phone === null ? undefined : (
                      <a className={styles.phone} href={`tel:${contact.phone}`}>
                        {formatPhone(contact.phone)}
                      </a>
                    )
                  }
                />
              ))}
              <ListRow title="" subtitle={text.askHint} />
            </List>
          </Card>
        </Stack>
      </Columns>
    </Screen>
  );
};

const Steps = (props: { readonly title: string; readonly steps: readonly string[] }) => (
  <div>
    <h3 className={styles.heading}>{props.title}</h3>
    <ol className={styles.steps}>
      {props.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </div>
);
