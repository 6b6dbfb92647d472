package org.communityops.incentive.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerificationResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommunityFixture community = CommunityFixture.in("UTC");

    @BeforeEach
    void postSomething() {
        community.join("ada");
        for (var i = 1; i <= 5; i++) {
            community.grant("k" + i, "ada", i).statusCode(201);
        }
        until(() -> sealed() == 5);
    }

    private interface Condition {
        boolean holds();
    }

    /** Sealing and verifying happen in the background, so they are waited for: often, and not for ever. */
    private static void until(Condition condition) {
        var limit = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int sealed() {
        return community.get("/ledger/blocks?limit=500").extract().<List<Integer>>path("items.transactions").stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private ValidatableResponse head() {
        return community.get("/ledger/blocks?limit=1");
    }

    private ValidatableResponse verified(String body) {
        String location = community
                .asOwner()
                .body(body)
                .post(community.path("/ledger/verifications"))
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .extract()
                .header("Location");
        until(() -> !community
                .asOwner()
                .get(location)
                .then()
                .extract()
                .path("state")
                .equals("RUNNING"));
        return community.asOwner().get(location).then().statusCode(200).body("state", equalTo("DONE"));
    }

    /** What somebody can do who owns the tables and switches their triggers off. */
    private void tamper(String... statements) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("communityops.db.url", String.class),
                        config.getValue("communityops.db.owner", String.class),
                        config.getValue("communityops.db.owner-password", String.class));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var table : new String[] {"entry", "ledger_transaction", "ledger_block"}) {
                statement.execute("alter table " + table + " disable trigger user");
            }
            for (var sql : statements) {
                assertThat(statement.executeUpdate(sql.replace(":c", "'" + community.id + "'")))
                        .as(sql)
                        .isPositive();
            }
            for (var table : new String[] {"entry", "ledger_transaction", "ledger_block"}) {
                statement.execute("alter table " + table + " enable trigger user");
            }
            connection.commit();
        }
    }

    private String transactionOf(int amount) {
        return community
                .get("/members/" + community.member("ada") + "/entries")
                .extract()
                .path("items.find { it.amount == %d }.transactionId".formatted(amount));
    }

    @Test
    void findsASoundLedgerSound() {
        verified("{}")
                .body("sound", equalTo(true))
                .body("done", equalTo(5))
                .body("total", equalTo(5))
                .body("unsealed", equalTo(0))
                .body("faults", empty())
                .body("finishedAt", notNullValue());
    }

    @Test
    void chainsEachBlockToTheOneBefore() {
        var before = head().extract();
        String hash = before.path("items[0].hash");
        int number = before.path("items[0].number");

        community.grant("one more", "ada", 6).statusCode(201);
        until(() -> sealed() == 6);

        head().body("items[0].number", equalTo(number + 1))
                .body("items[0].transactions", equalTo(1))
                .body("items[0].previousHash", equalTo(hash));
        community.get("/ledger/blocks/" + number).body("hash", equalTo(hash));
        problem(community.asOwner().get(community.path("/ledger/blocks/99")), 404, "not-found");
    }

    @Test
    void namesTheTransactionWhoseEntryWasChangedByHand() throws SQLException {
        var transaction = transactionOf(3);

        tamper("update entry set amount = amount * 10 where community_id = :c and transaction_id = '" + transaction
                + "'");

        verified("{}")
                .body("sound", equalTo(false))
                .body("faults.kind", contains("CHANGED"))
                .body("faults.transactionId", contains(transaction));
    }

    @Test
    void namesTheTransactionWhoseReasonWasChangedByHand() throws SQLException {
        var transaction = transactionOf(2);

        tamper("update ledger_transaction set reason = 'another' where community_id = :c and id = '" + transaction
                + "'");

        verified("{}").body("sound", equalTo(false)).body("faults.transactionId", contains(transaction));
    }

    @Test
    void namesATransactionThatWasRemovedAndTheWalletThatNoLongerFits() throws SQLException {
        var transaction = transactionOf(5);

        tamper(
                "delete from entry where community_id = :c and transaction_id = '" + transaction + "'",
                "delete from ledger_transaction where community_id = :c and id = '" + transaction + "'");

        verified("{}")
                .body("sound", equalTo(false))
                .body("faults.kind", containsInAnyOrder("MISSING", "WALLET"))
                .body("faults.find { it.kind == 'MISSING' }.transactionId", equalTo(transaction));
    }

    @Test
    void findsBlocksThatWereRemoved() throws SQLException {
        tamper("delete from ledger_block where community_id = :c");

        verified("{}").body("sound", equalTo(false)).body("faults.kind", contains("UNCHAINED"));
    }

    @Test
    void findsAWalletThatWasFilledByHand() throws SQLException {
        tamper("update wallet set balance = balance + 100 where community_id = :c");

        verified("{}")
                .body("sound", equalTo(false))
                .body("faults.kind", contains("WALLET"))
                .body("faults[0].accountId", notNullValue());
    }

    @Test
    void holdsAHashThatSomebodyKeptAgainstTheChain() {
        var head = head().extract();
        String hash = head.path("items[0].hash");
        int number = head.path("items[0].number");
        var anchor = "{\"anchor\": {\"block\": %d, \"hash\": \"%s\"}}";

        verified(anchor.formatted(number, hash)).body("sound", equalTo(true));
        verified(anchor.formatted(number, "0".repeat(64)))
                .body("sound", equalTo(false))
                .body("faults.kind", contains("ANCHOR"))
                .body("faults.block", contains(number));
        verified(anchor.formatted(number + 1, hash)).body("faults.kind", contains("ANCHOR"));
    }

    @Test
    void refusesAnAnchorThatIsNone() {
        for (var body : new String[] {
            "{\"anchor\": {\"block\": 0, \"hash\": \"" + "0".repeat(64) + "\"}}",
            "{\"anchor\": {\"block\": 1, \"hash\": \"short\"}}",
            "{\"anchor\": {\"block\": 1}}"
        }) {
            problem(
                    community.asOwner().body(body).post(community.path("/ledger/verifications")),
                    422,
                    "validation-failed");
        }
    }

    @Test
    void letsOnlyTheOwnerStartAVerificationAndReadersRead() {
        var id = verified("{}").extract().path("id");
        var app = TestKeys.of(KeyKind.APP, community.id);

        problem(community.as(app).body("{}").post(community.path("/ledger/verifications")), 403, "forbidden");
        community
                .as(app)
                .get(community.path("/ledger/verifications?limit=1"))
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        problem(
                community.asOwner().get(community.path("/ledger/verifications/" + UUID.randomUUID())),
                404,
                "not-found");
        head().body("items[0].transactions", greaterThan(0));
    }
}
