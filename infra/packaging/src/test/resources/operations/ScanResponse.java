package software.amazon.awssdk.services.toy.model;

public class ScanResponse {
  public final String[] items; public ScanResponse(String[] items) { this.items = items; }
}
