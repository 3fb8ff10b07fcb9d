package io.github.poolkeeper.cli.stack;

import io.github.poolkeeper.cli.stack.Target.Caller;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// The caller's own, wherever the AWS SDK looks for them: environment, profile, SSO, a process, the
/// machine's role.
public final class Credentials {
  private Credentials() {}

  /// A profile that is named counts before the environment, as with the AWS CLI.
  static Caller caller(Optional<String> profile) {
    return new Caller(
        profile,
        profile.isPresent()
            ? ProfileCredentialsProvider.builder().profileName(profile.get()).build()
            : DefaultCredentialsProvider.builder().build());
  }

  /// What signs now; without any, a sentence with the command that renews them.
  public static AwsCredentials of(Caller caller) {
    try {
      return caller.credentials().resolveCredentials();
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      throw new TroubleException(
          "there are no AWS credentials that hold now: " + wayOut(caller.profile()), e);
    }
  }

  /// A profile that is named has to be there.
  static void requireProfile(Optional<String> named) {
    boolean isThere =
        named.map(name -> ProfileFile.defaultProfileFile().profile(name).isPresent()).orElse(true);
    if (!isThere) {
      throw new TroubleException(wayOut(named));
    }
  }

  /// How new ones come: by the words of the profile.
  static String wayOut(Optional<String> named) {
    String name =
        named.orElseGet(
            () -> ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default"));
    Optional<Profile> profile = ProfileFile.defaultProfileFile().profile(name);
    if (profile.isEmpty()) {
      return named.isPresent()
          ? "there is no profile %s; aws configure list-profiles lists those there are"
              .formatted(name)
          : "sign in (aws sso login), set AWS_PROFILE, or choose a --profile";
    }
    if (profile.get().property("sso_session").isPresent()
        || profile.get().property("sso_start_url").isPresent()) {
      return "aws sso login --profile " + name;
    }
    return profile
        .flatMap(p -> p.property("credential_process"))
        .map(process -> "profile " + name + " asks a process, which failed; try it: " + process)
        .orElse("renew those of profile " + name + ", or choose another --profile");
  }
}
