package io.github.poolkeeper.core.userpool;

import java.util.regex.Pattern;

/// `<region>_<id>`, as in the API's `UserPoolIdType`: at most 55 characters.
public record UserPoolId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");
  private static final int MAX_LENGTH = 55;

  public UserPoolId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "expected a user pool id like eu-west-1_AbCdEf123, met \"" + value + "\"");
    }
  }

  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && SHAPE.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
