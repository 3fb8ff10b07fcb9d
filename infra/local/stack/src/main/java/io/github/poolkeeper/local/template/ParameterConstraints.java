package io.github.poolkeeper.local.template;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;

/// What CloudFormation checks of a parameter's value before it does anything else.
///
/// Source: CloudFormation Template Reference, "Parameters".
record ParameterConstraints(String name, JsonObject parameter) {

  /// @throws TemplateException where the value is not one that the parameter takes
  void check(String value) {
    given("AllowedValues")
        .filter(
            values -> values.asJsonArray().stream().map(Expressions::text).noneMatch(value::equals))
        .ifPresent(values -> refuse(value, "is not one of " + values));
    given("AllowedPattern")
        .filter(pattern -> !value.matches(Expressions.text(pattern)))
        .ifPresent(pattern -> refuse(value, "does not match " + pattern));
    number("MinLength")
        .filter(length -> value.length() < length.intValueExact())
        .ifPresent(length -> refuse(value, "is shorter than " + length));
    number("MaxLength")
        .filter(length -> value.length() > length.intValueExact())
        .ifPresent(length -> refuse(value, "is longer than " + length));
    number("MinValue")
        .filter(least -> new BigDecimal(value).compareTo(least) < 0)
        .ifPresent(least -> refuse(value, "is less than " + least));
    number("MaxValue")
        .filter(most -> new BigDecimal(value).compareTo(most) > 0)
        .ifPresent(most -> refuse(value, "is more than " + most));
  }

  private Optional<JsonValue> given(String constraint) {
    return Optional.ofNullable(parameter.get(constraint));
  }

  private Optional<BigDecimal> number(String constraint) {
    return given(constraint).map(JsonNumber.class::cast).map(JsonNumber::bigDecimalValue);
  }

  private void refuse(String value, String why) {
    throw new TemplateException("Parameter %s: %s %s".formatted(name, value, why));
  }
}
