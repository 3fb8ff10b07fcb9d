package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// Whoever runs this, as the SDKs find out: by the environment, a profile, SSO, a process or the
/// machine.
final class Caller {
  private Caller() {}

  static RequestSigner signer(String region) throws IOException {
    return new RequestSigner(key(), region, InstantSource.system());
  }

  private static AccessKey key() throws IOException {
    try (var chain = DefaultCredentialsProvider.builder().build()) {
      return key(chain.resolveCredentials());
    } catch (SdkException e) {
      throw new IOException(
          "there are no AWS credentials that hold now: sign in (aws sso login) or choose another"
              + " AWS_PROFILE",
          e);
    }
  }

  private static AccessKey key(AwsCredentials credentials) {
    Optional<String> token =
        credentials instanceof AwsSessionCredentials session
            ? Optional.of(session.sessionToken())
            : Optional.empty();
    return new AccessKey(credentials.accessKeyId(), credentials.secretAccessKey(), token);
  }
}
