package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why there is a change record.
public sealed interface Cause {

  /// Somebody asked. `sender` is the identity that AWS verified, where it is known: SQS's
  /// `SenderId`, or the HTTP caller's.
  ///
  /// @param earlierSenders of a dead letter that was sent again, the first one first. Whoever sent
  ///     it again says so, and nobody has verified it: it can only add people who must not approve
  record Requested(ChangeRequest request, Optional<Identity> sender, List<Identity> earlierSenders)
      implements Cause {
    public Requested {
      earlierSenders = List.copyOf(earlierSenders);
    }

    public Requested(ChangeRequest request, Optional<Identity> sender) {
      this(request, sender, List.of());
    }

    /// Everybody who counts as having asked.
    public Stream<Identity> requesters() {
      return Stream.concat(earlierSenders.stream(), sender.stream());
    }
  }

  /// Somebody asked in a way that could not be read as a request; the original is on
  /// `rejected-requests`.
  record Unreadable(
      RequestId requestId, Optional<Identity> sender, ChangeRequest.Explanation explanation)
      implements Cause {}

  /// Nobody asked: the pool was changed by other means, or is seen for the first time.
  ///
  /// @param left what of it was not somebody else's doing
  record External(Optional<Leftover> left) implements Cause {
    public External() {
      this(Optional.empty());
    }
  }

  /// What a change of Poolkeeper's own has left on the pool that did not come to the end of its
  /// write.
  ///
  /// @param by that change
  /// @param apart the settings that it cannot have left so: those somebody else has moved
  record Leftover(ChangeId by, List<Pointer> apart) {
    public Leftover {
      apart = List.copyOf(apart);
    }
  }

  /// Something that a newer release knows and this one does not: it is kept as it is stored, and
  /// only looked at for what a list shows.
  record Newer(String kind, JsonObject stored) implements Cause {
    Optional<RequestId> requestId() {
      return asked("requestId")
          .or(() -> text("unreadable"))
          .filter(RequestId::isValid)
          .map(RequestId::new);
    }

    Optional<Identity> sender() {
      return text("sender").map(Identity::new);
    }

    ChangeRequest.Explanation explanation() {
      return new ChangeRequest.Explanation(
          asked("requestedBy").or(() -> text("requestedBy")),
          asked("reason").or(() -> text("reason")));
    }

    private Optional<String> asked(String member) {
      return stored.get("request") instanceof JsonObject request
          ? JsonValues.text(request, member)
          : Optional.empty();
    }

    private Optional<String> text(String member) {
      return JsonValues.text(stored, member);
    }
  }
}
