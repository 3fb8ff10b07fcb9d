package software.amazon.awssdk.services.toy.model;

public class ReadResponse {
  public final String value; public ReadResponse(String value) { this.value = value; }
}
