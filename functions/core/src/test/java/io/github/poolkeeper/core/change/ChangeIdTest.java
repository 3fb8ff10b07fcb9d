package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Security;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeIdTest {
  private Instant now = Instant.parse("2026-01-31T12:00:00Z");
  private final ChangeIds ids = new ChangeIds(() -> now, new Random(9562));

  /// RFC 9562, section 5.7.
  @Test
  void isAUuidOfVersion7() {
    UUID uuid = UUID.fromString(ids.next().value());

    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
  }

  @Test
  void sortsByTheTimeItWasMade() {
    ChangeId last = ids.next();
    for (int i = 0; i < 1_000; i++) {
      now = now.plusMillis(1 + i * i);
      ChangeId next = ids.next();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  @Test
  void isNewEveryTime() {
    Set<ChangeId> made = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.next());
    }
    assertThat(made).hasSize(10_000);
  }

  /// A generator made before a snapshot would make the same ids in every copy of the process.
  @Test
  void keepsNoGenerator() {
    CountingRandom.MADE.set(0);
    Security.insertProviderAt(new CountingRandom.Source(), 1);
    try {
      ChangeIds random = ChangeIds.random(() -> now);
      assertThat(CountingRandom.MADE).hasValue(0);

      assertThat(random.next()).isNotEqualTo(random.next());
      // Two parts of each id are random.
      assertThat(CountingRandom.MADE).hasValue(4);
    } finally {
      Security.removeProvider(CountingRandom.NAME);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01964d8e-b6a0-4abc-9def-0123456789ab",
        "01964d8e-b6a0-7abc-cdef-0123456789ab",
        "01964D8E-B6A0-7ABC-9DEF-0123456789AB",
        "01964d8eb6a07abc9def0123456789ab",
        "01964d8e-b6a0-7abc-9def-0123456789ab\n"
      })
  void isNothingElse(String text) {
    assertThat(ChangeId.isValid(text)).isFalse();
    assertThatThrownBy(() -> new ChangeId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
