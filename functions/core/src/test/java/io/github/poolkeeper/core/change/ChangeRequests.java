package io.github.poolkeeper.core.change;

import static io.github.poolkeeper.core.json.JsonLiteral.object;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Requests of every shape.
public final class ChangeRequests {
  public static final ChangeId CHANGE_ID = new ChangeId("01964d8e-b6a0-7abc-9def-0123456789ab");

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");

  private ChangeRequests() {}

  public static Stream<ChangeRequest> all() {
    return actions().flatMap(action -> Stream.of(plain(action), full(action)));
  }

  public static ChangeRequest plain(Action action) {
    return new ChangeRequest(
        new UserPoolId("eu-west-1_AbCdEf123"),
        new RequestId("CHG-1"),
        action,
        new ChangeRequest.Conditions(Optional.empty(), false),
        new ChangeRequest.Explanation(Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  public static ChangeRequest full(Action action) {
    return new ChangeRequest(
        new UserPoolId("eu-west-1_AbCdEf123"),
        new RequestId("CHG/2 ä日"),
        action,
        new ChangeRequest.Conditions(
            Optional.of(object("{\"PoolName\":null}")),
            Optional.of(Fingerprint.of(object("{}"))),
            true,
            new ChangeRequest.Window(Optional.of(NOON), Optional.of(NOON.plusSeconds(1)))),
        new ChangeRequest.Explanation(Optional.of("ana"), Optional.of("tidy up\n")),
        Optional.of(new TaskToken("token")));
  }

  private static Stream<Action> actions() {
    return Stream.concat(
        Stream.of(OnConflict.values()).map(word -> new Action.Rollback(CHANGE_ID, word)),
        Stream.of(
            new Action.Change(object("{\"PoolName\":\"people\",\"DeviceConfiguration\":null}")),
            new Action.Restore(new Action.Target.Revision(999_999_999_999L), List.of()),
            new Action.Restore(
                new Action.Target.Time(NOON),
                List.of(Pointer.parse("/a~1b"), Pointer.parse("/c/d")))));
  }
}
