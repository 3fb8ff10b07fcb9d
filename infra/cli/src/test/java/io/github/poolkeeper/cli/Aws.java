package io.github.poolkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom the SDK takes this process for, by its system properties: they go before everything else.
final class Aws {
  private static final List<String> ALL =
      List.of(
          "aws.accessKeyId",
          "aws.secretAccessKey",
          "aws.sessionToken",
          "aws.region",
          "aws.configFile",
          "aws.sharedCredentialsFile",
          "aws.disableEc2Metadata",
          "aws.endpointUrlCloudFormation");

  private Aws() {}

  static void signsAs(String name) {
    isNobody();
    System.setProperty("aws.accessKeyId", name);
    System.setProperty("aws.secretAccessKey", name);
  }

  /// Whoever a profile names, of those whose key, secret and name are alike.
  static void hasProfiles(Path folder, String... names) throws IOException {
    isNobody();
    String profiles =
        Stream.of(names)
            .map(
                name ->
                    "[%1$s]%naws_access_key_id=%1$s%naws_secret_access_key=%1$s%n".formatted(name))
            .collect(Collectors.joining());
    System.setProperty(
        "aws.sharedCredentialsFile",
        Files.writeString(folder.resolve("credentials"), profiles).toString());
  }

  /// No credentials anywhere, and a Region.
  static void isNobody() {
    ALL.forEach(System::clearProperty);
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.configFile", "/dev/null");
    System.setProperty("aws.sharedCredentialsFile", "/dev/null");
    System.setProperty("aws.disableEc2Metadata", "true");
  }
}
