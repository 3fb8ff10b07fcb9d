package software.amazon.awssdk.services.toy.model;

public class ReadRequest {
  public String key;
}
