package io.github.poolkeeper.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNumberTest {
  /// RFC 8785, appendix B: the bits of a double, and its text. (NaN and Infinity are no JSON.)
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void writesADoubleAsEcmaScriptDoes(String bits, String text) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    // 4.9E-324 is Java's shortest text for the smallest double: it wants two digits at least.
    BigDecimal shortest =
        Math.abs(number) == Double.MIN_VALUE
            ? new BigDecimal("5e-324").multiply(BigDecimal.valueOf(Math.signum(number)))
            : new BigDecimal(Double.toString(number));

    assertThat(CanonicalNumber.of(shortest)).isEqualTo(text);
    assertThat(CanonicalNumber.of(new BigDecimal(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0, 0",
    "0e99, 0",
    "1.0, 1",
    "1e0, 1",
    "100, 100",
    "1E2, 100",
    "-1.50, -1.5",
    "1.700000000E9, 1700000000",
    "0.1e-6, 1e-7",
    "12e-7, 0.0000012",
    "123456e-12, 1.23456e-7",
    "1e20, 100000000000000000000",
    "-12e21, -1.2e+22"
  })
  void writesANumberByItsValue(String number, String text) {
    assertThat(CanonicalNumber.of(new BigDecimal(number))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "123456789012345678901, 123456789012345678901",
    "9007199254740993, 9007199254740993",
    "1234567890123456789012345, 1.234567890123456789012345e+24",
    "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
  })
  void keepsDigitsThatADoubleWouldLose(String number, String text) {
    assertThat(CanonicalNumber.of(new BigDecimal(number))).isEqualTo(text);
  }

  @Test
  void isQuickWithHugeExponents() {
    assertThat(CanonicalNumber.of(new BigDecimal("1e2147483647"))).isEqualTo("1e+2147483647");
    assertThat(CanonicalNumber.of(new BigDecimal("-12e-2147483646"))).isEqualTo("-1.2e-2147483645");
  }
}
