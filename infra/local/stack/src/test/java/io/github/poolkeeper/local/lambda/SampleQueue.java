package io.github.poolkeeper.local.lambda;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import java.net.URI;
import java.time.InstantSource;

/// A queue of a server that looks at no signature.
final class SampleQueue {
  static final String REGION = "eu-central-1";

  private SampleQueue() {}

  static SqsEventSource.Queue at(URI endpoint, String url) {
    var signer = new RequestSigner(AccessKey.ofUser("test"), REGION, InstantSource.system());
    return new SqsEventSource.Queue(
        endpoint, url, "arn:aws:sqs:eu-central-1:000000000000:changes.fifo", signer, signer);
  }
}
