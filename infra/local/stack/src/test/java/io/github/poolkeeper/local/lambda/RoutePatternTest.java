package io.github.poolkeeper.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePatternTest {

  @ParameterizedTest
  @CsvSource({
    "/user-pools, /user-pools, {}",
    "/user-pools, /user-pools/, no",
    "/user-pools, /user-pools/a, no",
    "/user-pools/{id}, /user-pools/a, {id=a}",
    "/user-pools/{id}, /user-pools/, no",
    "/user-pools/{id}, /user-pools/eu%2Dcentral-1_a%20b+c, {id=eu-central-1_a b+c}",
    "/user-pools/{id}/changes, /user-pools/a/b/changes, no",
    "/user-pools/{id}/changes/{changeId}, /user-pools/a/changes/b, '{id=a, changeId=b}'",
    "/files/{name+}, /files/a/b%20c, {name=a/b c}",
    "/files/{name+}, /files/, no",
    "/a.b, /aXb, no",
  })
  void matchesAsApiGatewayDoes(String route, String path, String parameters) {
    assertThat(RoutePattern.parse(route).match(path).map(Map::toString).orElse("no"))
        .isEqualTo(parameters);
  }

  @Test
  void ranksTheMoreSpecificRouteFirst() {
    assertThat(
            Stream.of("/{all+}", "/user-pools/{id}", "/user-pools/{rest+}", "/user-pools/new")
                .sorted(Comparator.comparing(route -> RoutePattern.parse(route).rank())))
        .containsExactly("/user-pools/new", "/user-pools/{id}", "/user-pools/{rest+}", "/{all+}");
  }
}
