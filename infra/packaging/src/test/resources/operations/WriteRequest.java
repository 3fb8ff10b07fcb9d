package software.amazon.awssdk.services.toy.model;

public class WriteRequest {
  public Part part;
}
