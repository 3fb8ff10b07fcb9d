package io.github.poolkeeper.core.history;

import static io.github.poolkeeper.core.json.JsonLiteral.object;

import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeRequests;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import io.github.poolkeeper.core.userpool.coupling.Warning;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records of every cause in every state, with what is optional and without.
final class Records {
  private static final Identity SENDER = new Identity("AIDASENDER");
  static final ChangeId ID = new ChangeId("01964d8e-b6a0-7abc-9def-00000000000a");
  static final Configuration BEFORE = new Configuration(object("{\"PoolName\":\"people\"}"));
  static final Configuration AFTER = new Configuration(object("{\"PoolName\":\"folk\"}"));
  static final Configuration INTENDED = new Configuration(object("{\"PoolName\":\"crowd\"}"));
  static final Instant STARTED = Instant.parse("2026-01-31T12:00:01.5Z");
  static final Instant ENDED = Instant.parse("2026-01-31T12:00:02Z");

  private static final Instant REQUESTED = Instant.parse("2026-01-31T12:00:00Z");
  private static final ApiError ERROR = new ApiError("InvalidParameterException", "no\n\"way\"");
  private static final Pointer PATH = Pointer.parse("/a~1b/c");

  private Records() {}

  static ChangeRecord record(Cause cause, ChangeState state) {
    return new ChangeRecord(
        ID,
        new UserPoolId("eu-west-1_AbCdEf123"),
        cause,
        REQUESTED,
        state,
        isReviewed(state) ? Optional.of(ChangeStatus.Known.QUEUED) : Optional.empty(),
        isReviewed(state) ? Optional.of(review()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        3);
  }

  private static boolean isReviewed(ChangeState state) {
    return state instanceof ChangeState.PendingApproval
        || state instanceof ChangeState.Declined
        || state instanceof ChangeState.Planned;
  }

  static Review review() {
    Verdict.PolicyVersion policy = new Verdict.PolicyVersion("7", AFTER.fingerprint());
    List<Verdict.Finding> findings =
        Stream.of(new Effect.Allow(), new Effect.Approve(2), new Effect.Forbid())
            .map(
                effect ->
                    new Verdict.Finding(
                        PATH,
                        Direction.LOOSENING,
                        "is weakened",
                        effect instanceof Effect.Forbid ? Optional.empty() : Optional.of("rule"),
                        effect,
                        "so"))
            .toList();
    return new Review(
        attempt(),
        AFTER.fingerprint(),
        new Verdict(policy, new Effect.Approve(2), findings, Optional.of("waived")),
        Optional.of("customers"),
        List.of(
            new Answer(
                new Identity("AIDA1", Optional.of("otto")),
                Answer.Decision.APPROVE,
                STARTED,
                Optional.of("fine")),
            new Answer(new Identity("AROA2:x"), Answer.Decision.DECLINE, ENDED, Optional.empty())));
  }

  static Stream<Cause> causes() {
    return Stream.concat(
        ChangeRequests.all()
            .flatMap(
                request ->
                    Stream.of(
                        new Cause.Requested(request, Optional.empty()),
                        new Cause.Requested(request, Optional.of(SENDER)),
                        new Cause.Requested(
                            request,
                            Optional.of(new Identity("AIDAOPERATOR", Optional.of("ops"))),
                            List.of(SENDER, new Identity("AROA1:ines"))))),
        Stream.of(
            new Cause.Unreadable(
                new RequestId("CHG-1"),
                Optional.empty(),
                new ChangeRequest.Explanation(Optional.empty(), Optional.empty())),
            new Cause.Unreadable(
                new RequestId("CHG-1"),
                Optional.of(SENDER),
                new ChangeRequest.Explanation(Optional.of("ines"), Optional.of("audit"))),
            new Cause.External(),
            new Cause.External(Optional.of(new Cause.Leftover(ID, List.of()))),
            new Cause.External(
                Optional.of(new Cause.Leftover(ID, List.of(Pointer.parse("/MfaConfiguration")))))));
  }

  static Stream<ChangeState> states() {
    ChangeState.Outcome first =
        new ChangeState.Outcome(1, Optional.empty(), AFTER.fingerprint(), List.of());
    ChangeState.Outcome later =
        new ChangeState.Outcome(
            Long.MAX_VALUE,
            Optional.of(BEFORE.fingerprint()),
            AFTER.fingerprint(),
            List.of(attempt(), attempt()),
            List.of(PATH));
    return Stream.of(
        new ChangeState.Queued(),
        new ChangeState.Held(new Hold.NotBefore(ENDED), STARTED),
        new ChangeState.Held(new Hold.Frozen(new Hold.Scope.Everything()), STARTED),
        new ChangeState.Held(
            new Hold.Frozen(new Hold.Scope.OnePool(new UserPoolId("eu-west-1_AbCdEf123"))),
            STARTED),
        new ChangeState.PendingApproval(forecast(new Forecast.Undo.Possible(List.of())), ENDED),
        new ChangeState.Declined(ENDED),
        new ChangeState.Withdrawn(
            new Identity("AIDA1", Optional.of("ines")), Optional.of("a typo"), ENDED),
        new ChangeState.Expired(ChangeState.Expiry.UNANSWERED, ENDED),
        new ChangeState.Expired(ChangeState.Expiry.TOO_LATE, ENDED),
        new ChangeState.Applying(List.of(attempt())),
        new ChangeState.Applied(first, ENDED),
        new ChangeState.Applied(later, ENDED),
        new ChangeState.Diverged(later, INTENDED.fingerprint(), ENDED),
        new ChangeState.Rejected(List.of(new Violation(Pointer.ROOT, "x")), ENDED),
        new ChangeState.Rejected(
            List.of(new Violation(PATH, "y"), new Violation(Pointer.ROOT, "z")), ENDED),
        new ChangeState.Refused(ERROR, List.of(attempt()), ENDED),
        new ChangeState.Failed(ERROR, List.of(), ENDED),
        new ChangeState.Unchanged(BEFORE.fingerprint(), List.of(), ENDED),
        new ChangeState.Unchanged(BEFORE.fingerprint(), List.of(new Remainder(PATH, "so")), ENDED),
        new ChangeState.Conflicted(conflicts(), ENDED),
        new ChangeState.Planned(
            attempt(),
            forecast(new Forecast.Undo.Possible(List.of(new Remainder(PATH, "so")))),
            ENDED),
        new ChangeState.Planned(
            attempt(),
            forecast(new Forecast.Undo.Impossible(List.of(new Violation(PATH, "no")))),
            ENDED),
        newer());
  }

  static ChangeState newer() {
    return new ChangeState.Newer(object("{\"status\":\"PAUSED\",\"until\":{\"day\":\"Monday\"}}"));
  }

  static Attempt attempt() {
    return new Attempt(
        BEFORE.fingerprint(),
        AFTER.fingerprint(),
        List.of(new Adjustment("tags", PATH, "so")),
        List.of(new Remainder(PATH, "so")),
        STARTED);
  }

  static Forecast forecast(Forecast.Undo undo) {
    return new Forecast(
        List.of("SetUserPoolMfaConfig", "UpdateUserPool"),
        AFTER.fingerprint(),
        undo,
        List.of(new Warning(PATH, "so")));
  }

  private static List<Conflict> conflicts() {
    Optional<JsonValue> something = Optional.of(JsonValues.value("x"));
    Optional<JsonValue> nothing = Optional.empty();
    Optional<JsonValue> isNull = Optional.of(JsonValue.NULL);
    return List.of(
        new Conflict.Unexpected(PATH, something, nothing),
        new Conflict.Unexpected(PATH, nothing, isNull),
        new Conflict.Moved(PATH, something, nothing, isNull),
        new Conflict.Overwritten(PATH, something, nothing, isNull, Optional.empty()),
        new Conflict.Overwritten(
            PATH,
            nothing,
            isNull,
            something,
            Optional.of(
                new Conflict.Setter(
                    ID, "change", Optional.of("AIDA1"), Optional.of("ines"), ENDED))));
  }
}
