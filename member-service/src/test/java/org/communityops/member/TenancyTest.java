package org.communityops.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.member.TestCommunity.asOwner;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second line of tenancy: what the database gives to a query that forgets its community. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TenancyTest {
    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"community", "member", "identity"})
    void theDatabaseShowsNothingOutsideOfTheScope(String table) throws Exception {
        var mine = communityWithAMember();
        var other = communityWithAMember();

        assertThat(rows(table)).isZero();
        assertThat(CommunityScope.call(Set.of(mine), () -> rows(table))).isEqualTo(1);
        assertThat(CommunityScope.call(Set.of(mine, other), () -> rows(table))).isEqualTo(2);
    }

    private int rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from " + table);
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static UUID communityWithAMember() {
        var community = TestCommunity.open();
        var body = """
                {"displayName": "Ann", "identities": [{"platform": "zulip", "externalId": "ann"}]}
                """;
        asOwner()
                .body(body)
                .post("/v1/communities/{id}/members", community)
                .then()
                .statusCode(201);
        return community;
    }
}
