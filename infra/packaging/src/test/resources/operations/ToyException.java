package software.amazon.awssdk.services.toy.model;

public class ToyException extends RuntimeException {}
