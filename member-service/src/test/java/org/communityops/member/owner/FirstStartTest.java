package org.communityops.member.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.member.PublishedNews;
import org.communityops.member.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the first start of an installation, which has no owner key that is good. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstStartTest {
    @Inject
    FirstStart firstStart;

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @TempDir
    Path folder;

    @BeforeEach
    void noOwnerKeyIsGood() throws SQLException {
        execute("update api_key set revoked_at = now() where kind = 'own' and revoked_at is null");
    }

    @Test
    void leavesAKeyThatOpensEverything() throws IOException {
        var file = folder.resolve("data/owner.key");

        start(file);

        as("Bearer " + keyIn(file).text()).get("/v1/api-keys").then().statusCode(200);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(file);
        }
        assertThat(PublishedNews.ofKey(keyIn(file).keyId()).types()).containsExactly("key.created");
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        var file = folder.resolve("owner.key");
        start(file);
        var key = keyIn(file).text();

        start(file);

        assertThat(keyIn(file).text()).isEqualTo(key);
    }

    @Test
    void aStartAfterACrashTakesTheKeyFromTheFile() throws IOException {
        var file = folder.resolve("owner.key");
        var left = ApiKey.generate(KeyKind.OWN, new SecureRandom());
        new OwnerKeyFile(file).write(left);

        start(file);

        assertThat(keyIn(file).text()).isEqualTo(left.text());
        as("Bearer " + left.text()).get("/v1/api-keys").then().statusCode(200);
    }

    @Test
    void aKeyThatHasEndedIsNotRevived() throws IOException, SQLException {
        var file = folder.resolve("owner.key");
        start(file);
        var ended = keyIn(file);
        noOwnerKeyIsGood();

        start(file);

        assertThat(keyIn(file).text()).isNotEqualTo(ended.text());
        as("Bearer " + keyIn(file).text()).get("/v1/api-keys").then().statusCode(200);
        problem(as("Bearer " + ended.text()).get("/v1/api-keys"), 401, "unauthenticated");
    }

    @Test
    void aFileOfSomethingElseIsLeftAlone() throws IOException {
        var file = folder.resolve("owner.key");
        Files.writeString(file, "my diary");

        assertThatThrownBy(() -> start(file)).hasRootCauseInstanceOf(IOException.class);

        assertThat(Files.readString(file)).isEqualTo("my diary");
    }

    @Test
    void servicesThatStartTogetherMakeOneKey() throws IOException {
        var file = folder.resolve("owner.key");

        Race.of(4, i -> {
            start(file);
            return i;
        });

        as("Bearer " + keyIn(file).text()).get("/v1/api-keys").then().statusCode(200);
        assertThat(goodOwnerKeys()).containsExactly(keyIn(file).keyId());
    }

    @Test
    void theLastOwnerKeyIsNotRevoked() throws IOException {
        var file = folder.resolve("owner.key");
        start(file);
        var first = "Bearer " + keyIn(file).text();

        problem(as(first).post("/v1/api-keys/{id}/revoke", keyIn(file).keyId()), 409, "last-owner-key");

        var body = "{\"name\": \"Second\", \"kind\": \"own\", \"communities\": \"ALL\"}";
        var second = as(first).body(body).post("/v1/api-keys").<String>path("key");
        as("Bearer " + second)
                .post("/v1/api-keys/{id}/revoke", keyIn(file).keyId())
                .then()
                .statusCode(200);
    }

    @Test
    void twoOwnersCannotRevokeEachOther() throws IOException {
        var file = folder.resolve("owner.key");
        start(file);
        var first = keyIn(file);
        var body = "{\"name\": \"Second\", \"kind\": \"own\", \"communities\": \"ALL\"}";
        var second =
                as("Bearer " + first.text()).body(body).post("/v1/api-keys").<String>path("id");
        var judge = TestKeys.everywhere(KeyKind.OWN);

        var ids = List.of(first.keyId(), second);
        var statuses = Race.of(
                2, i -> as(judge).post("/v1/api-keys/{id}/revoke", ids.get(i)).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    private void start(Path file) {
        firstStart.ensureOwnerKey(new OwnerKeyFile(file));
    }

    private static ApiKey keyIn(Path file) throws IOException {
        return new OwnerKeyFile(file).read().orElseThrow();
    }

    private List<String> goodOwnerKeys() {
        var good = "select key_id from api_key where kind = 'own' and communities is null and revoked_at is null";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(good);
                var rows = query.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
