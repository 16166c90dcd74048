'use client';

import { Button, Card, SimpleGrid, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EntityId } from '@/core/ids';
import {
  type Agreement,
  type Annotators,
  readClarity,
  readConfusion,
  readHelp,
} from './read-answers';

type Answer = { figure: string; words: string; advice: string; action?: ReactNode };

function AnswerCard({ question, answer }: { question: string; answer: Answer }) {
  return (
    <Card withBorder padding="md" component="section">
      <Title order={2} size="sm" c="dimmed" fw={500}>
        {question}
      </Title>
      <Text size="lg" fw={650} mt={6} lh={1.25}>
        {answer.words}
      </Text>
      <Text size="sm" mt={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {answer.figure}
      </Text>
      <Text size="xs" c="dimmed" mt={4} flex={1}>
        {answer.advice}
      </Text>
      {answer.action}
    </Card>
  );
}

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

function useAnswers(nameOf: (classId: number) => string) {
  const t = useTranslations('agreement');
  const common = useTranslations('common');
  const format = useFormatter();
  const tooFew = (have: number, need: number): Answer => ({
    words: t('tooEarly'),
    figure: common('notEnoughData', { have, need }),
    advice: t('tooEarlyAdvice'),
  });
  return {
    clarity(agreement: Agreement): Answer {
      const found = readClarity(agreement);
      if (found.kind === 'tooFew') return tooFew(found.have, found.need);
      if (found.kind === 'constant') {
        return {
          words: t('constant'),
          figure: t('unitCount', { count: found.units }),
          advice: t('constantAdvice'),
        };
      }
      const { low, high, units } = found.measure.alpha;
      return {
        words: t(`clarity_${found.kind}`),
        figure: t('alphaFigure', {
          value: format.number(found.value, TWO),
          low: format.number(low ?? found.value, TWO),
          high: format.number(high ?? found.value, TWO),
          count: units,
        }),
        advice: found.isSkewed ? t('skewAdvice') : t(`clarityAdvice_${found.kind}`),
      };
    },
    confusion(agreement: Agreement): Answer {
      const found = readConfusion(agreement);
      if (found.kind === 'tooFew') return tooFew(found.have, found.need);
      if (found.kind === 'none') {
        return {
          words: t('noConfusion'),
          figure: t('pairCount', { count: found.pairs }),
          advice: t('noConfusionAdvice'),
        };
      }
      const isMissed = found.a < 0;
      return {
        words: isMissed ? t('missed') : t('pair', { a: nameOf(found.a), b: nameOf(found.b) }),
        figure: t('confusionFigure', {
          share: format.number(found.share, PERCENT),
          total: found.total,
        }),
        advice: isMissed ? t('missedAdvice') : t('pairAdvice'),
      };
    },
    help(annotators: Annotators): Answer {
      const found = readHelp(annotators);
      if (found.kind === 'tooFew') return tooFew(found.have, found.need);
      if (found.kind === 'nobody') {
        return {
          words: t('nobody'),
          figure: t('ratedCount', { count: found.rated }),
          advice: t('nobodyAdvice'),
        };
      }
      const { value, low, high, units } = found.reliability;
      return {
        words: found.annotator.name,
        figure: t('reliabilityFigure', {
          value: format.number(value, PERCENT),
          low: format.number(low, PERCENT),
          high: format.number(high, PERCENT),
          count: units,
        }),
        advice: t('helpAdvice'),
      };
    },
    decision(disputed: number, answered: number, projectId: string, mayDecide: boolean): Answer {
      return {
        words: disputed === 0 ? t('nothingToDecide') : t('toDecide', { count: disputed }),
        figure: t('disputedFigure', { count: disputed, total: answered }),
        advice: disputed === 0 ? t('nothingToDecideAdvice') : t('toDecideAdvice'),
        action:
          disputed > 0 && mayDecide ? (
            <Button component={Link} href={`/projects/${projectId}/review`} size="xs" mt="sm">
              {t('settle')}
            </Button>
          ) : undefined,
      };
    },
  };
}

/** Four questions of whoever manages the work, each answered in words and one figure. */
export function AnswerCards({
  projectId,
  agreement,
  annotators,
  disputed,
  answered,
  nameOf,
  mayDecide,
}: {
  projectId: EntityId<'project'>;
  agreement: Agreement;
  /** Null where the role may not see people. */
  annotators: Annotators | null;
  disputed: number;
  /** Tasks that have all the answers they want. */
  answered: number;
  nameOf: (classId: number) => string;
  mayDecide: boolean;
}) {
  const t = useTranslations('agreement');
  const answers = useAnswers(nameOf);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: annotators === null ? 3 : 4 }}>
      <AnswerCard question={t('questionClarity')} answer={answers.clarity(agreement)} />
      <AnswerCard question={t('questionConfusion')} answer={answers.confusion(agreement)} />
      {annotators !== null && (
        <AnswerCard question={t('questionHelp')} answer={answers.help(annotators)} />
      )}
      <AnswerCard
        question={t('questionDecision')}
        answer={answers.decision(disputed, answered, projectId, mayDecide)}
      />
    </SimpleGrid>
  );
}
