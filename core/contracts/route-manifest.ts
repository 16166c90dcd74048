import { acceptInviteContract } from './accept-invite.contract';
import { addMemberContract } from './add-member.contract';
import { addReadyMadeModelContract } from './add-ready-made-model.contract';
import { adjudicateTaskContract } from './adjudicate-task.contract';
import { cancelTrainingRunContract } from './cancel-training-run.contract';
import { changeLabelSchemaContract } from './change-label-schema.contract';
import { claimAssignmentsContract } from './claim-assignments.contract';
import { claimTrainingRunContract } from './claim-training-run.contract';
import { completeTrainingRunContract } from './complete-training-run.contract';
import { countLabelUsesContract } from './count-label-uses.contract';
import type { Contract } from './contract';
import { createCommentContract } from './create-comment.contract';
import { createImportContract } from './create-import.contract';
import { createInviteContract } from './create-invite.contract';
import { createModelContract } from './create-model.contract';
import { createModelVersionContract } from './create-model-version.contract';
import { createProjectContract } from './create-project.contract';
import { createTokenContract } from './create-token.contract';
import { createTrainingRunContract } from './create-training-run.contract';
import { deleteCommentContract } from './delete-comment.contract';
import { deleteProjectContract } from './delete-project.contract';
import { exportDatasetVersionContract } from './export-dataset-version.contract';
import { failTrainingRunContract } from './fail-training-run.contract';
import { freezeDatasetVersionContract } from './freeze-dataset-version.contract';
import { getAgreementContract } from './get-agreement.contract';
import { getAssignmentContract } from './get-assignment.contract';
import { getDatasetVersionContract } from './get-dataset-version.contract';
import { getDraftContract } from './get-draft.contract';
import { getFileContract } from './get-file.contract';
import { getGuideImageContract } from './get-guide-image.contract';
import { getImportContract } from './get-import.contract';
import { getInviteContract } from './get-invite.contract';
import { getItemContract } from './get-item.contract';
import { getLabelSchemaContract } from './get-label-schema.contract';
import { getMeContract } from './get-me.contract';
import { getModelContract } from './get-model.contract';
import { getModelFileContract } from './get-model-file.contract';
import { getModelVersionContract } from './get-model-version.contract';
import { getPreferencesContract } from './get-preferences.contract';
import { getProgressContract } from './get-progress.contract';
import { getProjectContract } from './get-project.contract';
import { getScorecardContract } from './get-scorecard.contract';
import { getTileContract } from './get-tile.contract';
import { getTrainingRunContract } from './get-training-run.contract';
import { heartbeatTrainingRunContract } from './heartbeat-training-run.contract';
import { listAnnotatorsContract } from './list-annotators.contract';
import { listAuditEventsContract } from './list-audit-events.contract';
import { listCommentsContract } from './list-comments.contract';
import { listConsensusContract } from './list-consensus.contract';
import { listDatasetItemsContract } from './list-dataset-items.contract';
import { listDatasetVersionsContract } from './list-dataset-versions.contract';
import { listDeploymentsContract } from './list-deployments.contract';
import { listDisputesContract } from './list-disputes.contract';
import { listImportsContract } from './list-imports.contract';
import { listInvitesContract } from './list-invites.contract';
import { listItemsContract } from './list-items.contract';
import { listMembersContract } from './list-members.contract';
import { listModelsContract } from './list-models.contract';
import { listProjectsContract } from './list-projects.contract';
import { listReadyMadeModelsContract } from './list-ready-made-models.contract';
import { listTasksContract } from './list-tasks.contract';
import { listTokensContract } from './list-tokens.contract';
import { listTrainingRunsContract } from './list-training-runs.contract';
import { listUsersContract } from './list-users.contract';
import { listVotesContract } from './list-votes.contract';
import { predictContract } from './predict.contract';
import { publishModelVersionContract } from './publish-model-version.contract';
import { putPreferencesContract } from './put-preferences.contract';
import { recomputeConsensusContract } from './recompute-consensus.contract';
import { removeMemberContract } from './remove-member.contract';
import { renewAssignmentContract } from './renew-assignment.contract';
import { reportTrainingMetricsContract } from './report-training-metrics.contract';
import { resolveCommentContract } from './resolve-comment.contract';
import { retireModelVersionContract } from './retire-model-version.contract';
import { reviewAnnotationContract } from './review-annotation.contract';
import { revokeInviteContract } from './revoke-invite.contract';
import { revokeTokenContract } from './revoke-token.contract';
import { saveDraftContract } from './save-draft.contract';
import { setDeploymentsContract } from './set-deployments.contract';
import { skipAssignmentContract } from './skip-assignment.contract';
import { submitAnnotationContract } from './submit-annotation.contract';
import { updateMeContract } from './update-me.contract';
import { updateMemberContract } from './update-member.contract';
import { updateProjectContract } from './update-project.contract';
import { updateUserContract } from './update-user.contract';
import { uploadGuideImageContract } from './upload-guide-image.contract';
import { withdrawAnnotationContract } from './withdraw-annotation.contract';

/** Every operation of the HTTP interface. A route that is not here fails the build. */
export const ROUTE_MANIFEST: readonly Contract[] = [
  acceptInviteContract,
  addMemberContract,
  addReadyMadeModelContract,
  adjudicateTaskContract,
  cancelTrainingRunContract,
  changeLabelSchemaContract,
  claimAssignmentsContract,
  claimTrainingRunContract,
  completeTrainingRunContract,
  createCommentContract,
  createImportContract,
  createInviteContract,
  createModelVersionContract,
  createModelContract,
  createProjectContract,
  createTokenContract,
  createTrainingRunContract,
  deleteCommentContract,
  deleteProjectContract,
  exportDatasetVersionContract,
  failTrainingRunContract,
  freezeDatasetVersionContract,
  getAgreementContract,
  getAssignmentContract,
  getDatasetVersionContract,
  getDraftContract,
  getFileContract,
  getImportContract,
  getInviteContract,
  getItemContract,
  getLabelSchemaContract,
  countLabelUsesContract,
  getMeContract,
  getModelFileContract,
  getModelVersionContract,
  getModelContract,
  getProgressContract,
  getProjectContract,
  getScorecardContract,
  getTileContract,
  getTrainingRunContract,
  heartbeatTrainingRunContract,
  listAnnotatorsContract,
  listAuditEventsContract,
  listCommentsContract,
  listConsensusContract,
  listDatasetItemsContract,
  listDatasetVersionsContract,
  listDeploymentsContract,
  listDisputesContract,
  listImportsContract,
  listInvitesContract,
  listItemsContract,
  listMembersContract,
  listModelsContract,
  listProjectsContract,
  listReadyMadeModelsContract,
  listTasksContract,
  listTokensContract,
  listTrainingRunsContract,
  listUsersContract,
  listVotesContract,
  predictContract,
  publishModelVersionContract,
  recomputeConsensusContract,
  removeMemberContract,
  renewAssignmentContract,
  reportTrainingMetricsContract,
  resolveCommentContract,
  retireModelVersionContract,
  reviewAnnotationContract,
  revokeInviteContract,
  revokeTokenContract,
  saveDraftContract,
  setDeploymentsContract,
  skipAssignmentContract,
  submitAnnotationContract,
  updateMeContract,
  getPreferencesContract,
  putPreferencesContract,
  updateMemberContract,
  updateProjectContract,
  uploadGuideImageContract,
  getGuideImageContract,
  updateUserContract,
  withdrawAnnotationContract,
] as unknown as readonly Contract[];
