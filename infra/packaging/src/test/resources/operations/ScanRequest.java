package software.amazon.awssdk.services.toy.model;

public class ScanRequest {
  public Integer limit;
}
