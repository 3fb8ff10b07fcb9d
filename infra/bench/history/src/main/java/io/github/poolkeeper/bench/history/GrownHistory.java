package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MergePatch;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// Makes the history of one pool as the functions would have left it: one change a second, every
/// fifth refused by Cognito, the configuration going round through fifty contents.
final class GrownHistory {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final int CONTENTS = 50;
  private static final int EVERY_FIFTH = 5;

  private final ChangeHistory history;
  private final RequestRegister register;
  private final UserPoolId pool;
  private final List<Content> contents;
  private final ChangeIds ids;
  private Instant now = BEGIN;
  private long revision;
  private Content current;

  /// A configuration and its fingerprint, which takes longer to compute than all else here: pools
  /// share them.
  record Content(Configuration configuration, Fingerprint fingerprint) {}

  static List<Content> contents(JsonObject configuration) {
    return IntStream.range(0, CONTENTS)
        .mapToObj(number -> MergePatch.apply(configuration, patch(number)))
        .map(Configuration::new)
        .map(content -> new Content(content, content.fingerprint()))
        .toList();
  }

  GrownHistory(LoadingComponent ports, UserPoolId pool, List<Content> contents) {
    this.history = ports.history();
    this.register = ports.register();
    this.pool = pool;
    this.contents = contents;
    this.ids = new ChangeIds(() -> now, new Random(pool.value().hashCode()));
    this.current = contents.getLast();
  }

  static String requestId(int number) {
    return "TICKET-" + number;
  }

  /// The next change; numbers count from 0.
  ChangeId change(int number) {
    now = now.plusSeconds(1);
    ChangeRecord queued = queued(number, patch(number % CONTENTS));
    register.open(queued);
    Content after = contents.get(number % CONTENTS);
    // Each content once: after that the functions' own puts of it change nothing.
    List<Configuration> snapshots =
        number < CONTENTS ? List.of(current.configuration(), after.configuration()) : List.of();
    if (number % EVERY_FIFTH == EVERY_FIFTH - 1) {
      refuse(queued, after, snapshots);
    } else {
      apply(queued, after, snapshots);
    }
    return queued.id();
  }

  private ChangeRecord queued(int number, JsonObject patch) {
    ChangeRequest request =
        new ChangeRequest(
            pool,
            new RequestId(requestId(number)),
            new Action.Change(patch),
            new ChangeRequest.Conditions(Optional.empty(), false),
            new ChangeRequest.Explanation(
                Optional.of("ines.weber@example.com"), Optional.of("Audit finding " + number)),
            Optional.empty());
    return ChangeRecord.of(
        ids.next(),
        pool,
        new Cause.Requested(request, Optional.of(new Identity("AROAEXAMPLEROLE:ines.weber"))),
        now,
        new ChangeState.Queued());
  }

  private void refuse(ChangeRecord queued, Content after, List<Configuration> snapshots) {
    ApiError error = new ApiError("InvalidParameterException", "Role does not have a trust policy");
    history.update(
        queued.in(new ChangeState.Refused(error, List.of(attempt(after)), now)), snapshots);
  }

  private void apply(ChangeRecord queued, Content after, List<Configuration> snapshots) {
    Revision next = new Revision(++revision, after.fingerprint(), queued.id(), now);
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            revision,
            Optional.of(current.fingerprint()),
            after.fingerprint(),
            List.of(attempt(after)));
    history.addRevision(queued.in(new ChangeState.Applied(outcome, now)), next, snapshots);
    current = after;
  }

  private Attempt attempt(Content after) {
    return new Attempt(current.fingerprint(), after.fingerprint(), List.of(), List.of(), now);
  }

  private static JsonObject patch(int content) {
    return JsonValues.object()
        .add("EmailVerificationSubject", "Your code for the harbour, edition " + content)
        .build();
  }
}
