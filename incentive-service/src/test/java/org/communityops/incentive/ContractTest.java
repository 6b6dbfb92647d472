package org.communityops.incentive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.test.ContractDrift;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContractTest {
    private record Call(String method, String path) {
        String in(UUID community) {
            return path.replace("{communityId}", community.toString())
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        }
    }

    private static List<Call> calls() throws IOException {
        var contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray());
        var calls = new ArrayList<Call>();
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().has("x-permission")) {
                    calls.add(new Call(operation.getKey(), path.getKey()));
                }
            }
        }
        return calls;
    }

    /** A request that is refused for no other reason than who makes it. */
    private static RequestSpecification request(Call call) {
        var type = call.method().equals("patch") ? MergePatches.MEDIA_TYPE : "application/json";
        return given().contentType(type).body("{}");
    }

    @Test
    void isWhatTheCodeSays() {
        ContractDrift.check();
    }

    @Test
    void namesAPermissionForEveryOperationThatIsOurs() throws IOException {
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void asksEverybodyForAKeyThatMay() throws IOException {
        var community = CommunityFixture.in("UTC");
        var powerless = TestKeys.narrowed(KeyKind.OWN, community.id, "nothing:read");

        for (var call : calls()) {
            var path = call.in(community.id);
            problem(request(call).request(call.method(), path), 401, "unauthenticated");
            var asPowerless = request(call).header("Authorization", powerless);
            problem(asPowerless.request(call.method(), path), 403, "forbidden");
        }
    }

    @Test
    void hidesACommunityFromTheKeysOfOthers() throws IOException {
        var community = CommunityFixture.in("UTC");
        var other = CommunityFixture.in("UTC");

        for (var call : calls()) {
            if (call.path().contains("{communityId}")) {
                var asOther = request(call).header("Authorization", other.owner);
                problem(asOther.request(call.method(), call.in(community.id)), 404, "not-found");
            }
        }
    }

    @Test
    void leavesBotsWithTheLeaderboards() {
        var community = CommunityFixture.in("UTC");
        var bot = TestKeys.of(KeyKind.BOT, community.id);

        community.as(bot).get(community.path("/leaderboards/all")).then().statusCode(200);
        problem(community.as(bot).get(community.path("/rules")), 403, "forbidden");
        problem(community.as(bot).get(community.path("/transactions")), 403, "forbidden");
    }

    @Test
    void describesTheAnswersThatAreGiven() {
        var community = CommunityFixture.in("UTC");
        community.apply(community.message("m-1", "ada", "2026-03-02T10:00:00Z"));
        var member = "/members/" + community.member("ada");
        String entry = community.get(member + "/entries").extract().path("items[0].id");
        var rule = community.publish("everything", RuleShapes.RULES.getOrDefault("budget", ""));
        String backtest = community
                .asOwner()
                .body("{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\"}")
                .post(community.path("/backtests"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() ->
                "DONE".equals(community.get("/backtests/" + backtest).extract().path("state")));
        var source = URLEncoder.encode(CommunityFixture.SOURCE, StandardCharsets.UTF_8);
        var contract = ContractValidation.filter();

        for (var path : List.of(
                member + "/wallets",
                member + "/entries",
                member + "/level",
                "/rules",
                member + "/level-changes",
                "/rules/" + rule,
                "/rules/" + rule + "/versions",
                "/rules/" + rule + "/versions/1",
                "/events/" + source + "/m-1/explanation",
                "/backtests",
                "/backtests/" + backtest,
                "/ladders",
                "/transactions",
                "/leaderboards/2026-W10",
                "/leaderboards/2026-W10" + member,
                "/badges",
                member + "/badges",
                "/honours",
                "/honour-awards",
                member + "/leaderboard-preference",
                "/entries/" + entry + "/explanation")) {
            community
                    .as(community.owner)
                    .filter(contract)
                    .urlEncodingEnabled(false)
                    .get(community.path(path))
                    .then()
                    .statusCode(200);
        }
    }
}
