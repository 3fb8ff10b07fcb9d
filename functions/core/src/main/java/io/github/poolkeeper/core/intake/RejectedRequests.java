package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.json.Violation;
import java.util.List;

/// Where rejected requests are kept as they came, with what is wrong with them.
public interface RejectedRequests {
  void put(Submission submission, List<Violation> violations);
}
