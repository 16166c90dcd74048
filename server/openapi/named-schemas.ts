import { AnswerSchema, RegionSchema } from '@/core/annotation';
import {
  AssignmentViewSchema,
  PreLabelSourceSchema,
} from '@/core/contracts/claim-assignments.contract';
import { ProblemSchema } from '@/core/contracts/common';
import { ImportViewSchema } from '@/core/contracts/create-import.contract';
import { InviteViewSchema } from '@/core/contracts/create-invite.contract';
import { ModelVersionViewSchema, ModelViewSchema } from '@/core/contracts/create-model.contract';
import { ProjectViewSchema } from '@/core/contracts/create-project.contract';
import { TokenViewSchema } from '@/core/contracts/create-token.contract';
import { TrainingRunViewSchema } from '@/core/contracts/create-training-run.contract';
import { DatasetVersionViewSchema } from '@/core/contracts/freeze-dataset-version.contract';
import { MeSchema } from '@/core/contracts/get-me.contract';
import { ConsensusViewSchema } from '@/core/contracts/list-consensus.contract';
import { ItemViewSchema } from '@/core/contracts/list-items.contract';
import { MemberViewSchema } from '@/core/contracts/list-members.contract';
import { UserViewSchema } from '@/core/contracts/list-users.contract';
import { AnnotationViewSchema } from '@/core/contracts/submit-annotation.contract';
import { LabelSchemaSchema } from '@/core/label-schema/label-schema';
import { ModelCardSchema } from '@/core/models/model-card';

/** What the description names once and refers to wherever it occurs. */
export const NAMED_SCHEMAS = {
  Annotation: AnnotationViewSchema,
  Answer: AnswerSchema,
  Assignment: AssignmentViewSchema,
  Consensus: ConsensusViewSchema,
  DatasetVersion: DatasetVersionViewSchema,
  Import: ImportViewSchema,
  Invite: InviteViewSchema,
  Item: ItemViewSchema,
  LabelSchema: LabelSchemaSchema,
  Me: MeSchema,
  Member: MemberViewSchema,
  Model: ModelViewSchema,
  ModelCard: ModelCardSchema,
  ModelVersion: ModelVersionViewSchema,
  PreLabelSource: PreLabelSourceSchema,
  Problem: ProblemSchema,
  Project: ProjectViewSchema,
  Region: RegionSchema,
  Token: TokenViewSchema,
  TrainingRun: TrainingRunViewSchema,
  User: UserViewSchema,
};
