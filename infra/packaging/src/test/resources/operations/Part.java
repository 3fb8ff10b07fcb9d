package software.amazon.awssdk.services.toy.model;

public class Part {
  
}
