package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;

/// The routes, as `template.yaml` and `docs/openapi.yaml` have them.
final class HistoryApi {
  private final ReadPools readPools;
  private final ReadChanges readChanges;
  private final WhoAmI whoAmI;
  private final ReadTimeline readTimeline;
  private final ReadAnswers readAnswers;
  private final ReadApprovals readApprovals;
  private final ReadRevisions readRevisions;
  private final ListRevisions listRevisions;
  private final VerifyPool verifyPool;
  private final ExportFile exportFile;
  private final PlanRequest planRequest;
  private final SubmitChange submitChange;
  private final AnswerChange answerChange;
  private final LookAtOnce lookAtOnce;
  private final ReadFreezes readFreezes;
  private final FreezeRoutes freezes;

  @Inject
  HistoryApi(
      ReadPools readPools,
      ReadChanges readChanges,
      WhoAmI whoAmI,
      ReadTimeline readTimeline,
      ReadAnswers readAnswers,
      ReadApprovals readApprovals,
      ReadRevisions readRevisions,
      ListRevisions listRevisions,
      VerifyPool verifyPool,
      ExportFile exportFile,
      PlanRequest planRequest,
      SubmitChange submitChange,
      AnswerChange answerChange,
      LookAtOnce lookAtOnce,
      ReadFreezes readFreezes,
      FreezeRoutes freezes) {
    this.readPools = readPools;
    this.readChanges = readChanges;
    this.whoAmI = whoAmI;
    this.readTimeline = readTimeline;
    this.readAnswers = readAnswers;
    this.readApprovals = readApprovals;
    this.readRevisions = readRevisions;
    this.listRevisions = listRevisions;
    this.verifyPool = verifyPool;
    this.exportFile = exportFile;
    this.planRequest = planRequest;
    this.submitChange = submitChange;
    this.answerChange = answerChange;
    this.lookAtOnce = lookAtOnce;
    this.readFreezes = readFreezes;
    this.freezes = freezes;
  }

  Response answer(HttpCall call) {
    return switch (call.route()) {
      case "GET /user-pools" -> readPools.list(call);
      case "GET /user-pools/{id}" -> readPools.one(pool(call), call);
      case "GET /user-pools/{id}/changes" -> readChanges.list(pool(call), call);
      case "GET /user-pools/{id}/changes/{changeId}" ->
          readChanges.one(pool(call), changeId(call), call);
      case "GET /user-pools/{id}/revisions" -> listRevisions.list(pool(call), call);
      case "GET /user-pools/{id}/revisions/{n}" ->
          readRevisions.one(pool(call), revision(call, "n"), call);
      case "GET /user-pools/{id}/revisions/{n}/diff/{m}" ->
          readRevisions.differences(pool(call), revision(call, "n"), revision(call, "m"), call);
      case "GET /user-pools/{id}/verify" -> verifyPool.verify(pool(call), call);
      case "GET /user-pools/{id}/export" -> exportFile.export(pool(call), call);
      case "POST /user-pools/{id}/plan" -> planRequest.plan(pool(call), call);
      case "POST /user-pools/{id}/changes" -> submitChange.submit(pool(call), call);
      case "POST /user-pools/{id}/changes/{changeId}/rollback" ->
          submitChange.rollback(pool(call), changeId(call), call);
      case "POST /user-pools/{id}/restore" -> submitChange.restore(pool(call), call);
      case "POST /user-pools/{id}/changes/{changeId}/approve" ->
          answerChange.approve(pool(call), changeId(call), call);
      case "POST /user-pools/{id}/changes/{changeId}/decline" ->
          answerChange.decline(pool(call), changeId(call), call);
      case "POST /user-pools/{id}/changes/{changeId}/withdraw" ->
          answerChange.withdraw(pool(call), changeId(call), call);
      case "POST /user-pools/{id}/changes/{changeId}/accept" ->
          answerChange.accept(pool(call), changeId(call), call);
      case "POST /user-pools/{id}/look" -> lookAtOnce.look(pool(call), call);
      case "GET /diff" -> readRevisions.pools(call);
      case "GET /whoami" -> whoAmI.show(call);
      case "GET /changes" -> readTimeline.list(call);
      case "GET /answers" -> readAnswers.list(call);
      case "GET /approvals" -> readApprovals.list(call);
      case "GET /freezes" -> readFreezes.list(call);
      case "GET /freeze", "PUT /freeze", "DELETE /freeze" ->
          freeze(new Hold.Scope.Everything(), call);
      case "GET /user-pools/{id}/freeze",
          "PUT /user-pools/{id}/freeze",
          "DELETE /user-pools/{id}/freeze" ->
          freeze(new Hold.Scope.OnePool(pool(call)), call);
      default -> throw Response.notFound();
    };
  }

  private Response freeze(Hold.Scope scope, HttpCall call) {
    return switch (call.route().substring(0, call.route().indexOf(' '))) {
      case "PUT" -> freezes.freeze(scope, call);
      case "DELETE" -> freezes.lift(scope, call);
      default -> freezes.show(scope, call);
    };
  }

  private static UserPoolId pool(HttpCall call) {
    String id = call.pathParameter("id");
    if (!UserPoolId.isValid(id)) {
      throw Response.notFound();
    }
    return new UserPoolId(id);
  }

  private static ChangeId changeId(HttpCall call) {
    String id = call.pathParameter("changeId");
    if (!ChangeId.isValid(id)) {
      throw Response.notFound();
    }
    return new ChangeId(id);
  }

  private static long revision(HttpCall call, String name) {
    String number = call.pathParameter(name);
    if (!number.matches("[1-9][0-9]{0,11}")) {
      throw Response.notFound();
    }
    return Long.parseLong(number);
  }
}
