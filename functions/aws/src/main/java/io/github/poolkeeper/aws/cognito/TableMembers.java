package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which members belong where, by the table of settings, which a test holds against the SDK's
/// model.
final class TableMembers {
  static final String USER_POOL_ID = "UserPoolId";

  /// What a description has and `UpdateUserPool` does not take.
  static final Set<String> READ_ONLY = names(row -> row.access() instanceof Access.ReadOnly);

  /// What `SetUserPoolMfaConfig` takes.
  static final Set<String> MFA = Settings.membersOf(Call.SET_USER_POOL_MFA_CONFIG);

  private TableMembers() {}

  private static Set<String> names(Predicate<Setting> wanted) {
    return Settings.all().stream()
        .filter(row -> row.path().segments().size() == 1)
        .filter(wanted)
        .map(Setting::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
