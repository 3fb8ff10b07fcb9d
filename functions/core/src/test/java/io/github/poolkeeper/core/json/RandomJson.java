package io.github.poolkeeper.core.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/// Documents for laws: few names, so that two of them meet, and every kind of value that is easily
/// taken for another.
public final class RandomJson {
  private static final List<String> NAMES = List.of("a", "b", "c", "", "a/b", "m~n", "é", "\ud83d");
  private static final List<String> TEXTS =
      List.of("", " ", "a", "null", "\u2028\"\\\n\u0001", "日本語", "😀", "\udc00\ud83d");
  private static final int MAX_MEMBERS = 5;

  private final RandomGenerator random;

  public RandomJson(RandomGenerator random) {
    this.random = random;
  }

  public JsonObject object(int depth) {
    JsonObjectBuilder object = JsonValues.object();
    for (int i = random.nextInt(MAX_MEMBERS); i > 0; i--) {
      object.add(pick(NAMES), value(depth - 1));
    }
    return object.build();
  }

  public JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 6)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> JsonValue.FALSE;
      case 3 -> JsonProvider.provider().createValue(number());
      case 4, 5 -> JsonValues.value(pick(TEXTS));
      case 6 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private JsonValue array(int depth) {
    JsonArrayBuilder array = JsonValues.array();
    for (int i = random.nextInt(MAX_MEMBERS); i > 0; i--) {
      array.add(value(depth));
    }
    return array.build();
  }

  private BigDecimal number() {
    BigInteger digits =
        BigInteger.valueOf(random.nextLong()).multiply(BigInteger.valueOf(random.nextInt(3)));
    return new BigDecimal(digits).scaleByPowerOfTen(random.nextInt(-30, 30));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
