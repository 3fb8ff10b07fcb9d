package software.amazon.awssdk.services.toy.model;

public class WriteResponse {
  public final WriteRequest request; public WriteResponse(WriteRequest request) { this.request = request; }
}
