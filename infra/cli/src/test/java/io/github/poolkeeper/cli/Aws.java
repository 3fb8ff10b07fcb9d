package io.github.poolkeeper.cli;

import java.util.List;

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

  /// No credentials anywhere, and a Region.
  static void isNobody() {
    ALL.forEach(System::clearProperty);
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.configFile", "/dev/null");
    System.setProperty("aws.sharedCredentialsFile", "/dev/null");
    System.setProperty("aws.disableEc2Metadata", "true");
  }
}
