package io.github.poolkeeper.local.gateway;

/// What answers the requests for one service: a server behind the gateway or a stand-in in it.
@FunctionalInterface
interface Backend {
  GatewayReply answer(GatewayRequest request);
}
