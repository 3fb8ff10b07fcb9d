package io.github.poolkeeper.contract;

import java.net.URI;

/// What is asked.
sealed interface Target {
  /// With this the name of everything begins that the program makes in an account.
  String PREFIX = "poolkeeper-contract";

  String accountId();

  String region();

  /// Where a service is.
  URI endpoint(String service);

  /// With what the name of everything begins that may be changed.
  String owned();

  /// An account, in one Region.
  ///
  /// @param hosts where the services are: of a service and a Region
  record Account(String accountId, String region, String hosts) implements Target {
    static Account ofAws(String accountId, String region) {
      return new Account(accountId, region, "https://%s.%s.amazonaws.com/");
    }

    /// IAM is in one place for all Regions.
    @Override
    public URI endpoint(String service) {
      String host = service.equals("iam") ? hosts.replace(".%s.", ".") : hosts;
      return URI.create(host.formatted(service, region));
    }

    @Override
    public String owned() {
      return PREFIX;
    }
  }

  /// The stack on this machine, as `./poolkeeper env` says where it is.
  record Local(URI endpoint, String region, String requestQueueUrl) implements Target {
    @Override
    public String accountId() {
      return "000000000000";
    }

    @Override
    public URI endpoint(String service) {
      return endpoint.resolve("/");
    }

    @Override
    public String owned() {
      return "poolkeeper";
    }
  }
}
