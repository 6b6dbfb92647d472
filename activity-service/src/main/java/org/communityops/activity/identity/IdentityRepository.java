package org.communityops.activity.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The projection of identities in the database; the journal looks them up as it writes. */
@ApplicationScoped
class IdentityRepository {
    private static final String LINK = """
            insert into identity (community_id, platform, external_id, member_id)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[])
            on conflict (community_id, platform, external_id) do update set member_id = excluded.member_id
            """;

    private static final String UNLINK = """
            delete from identity i
             using unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[]) as u (community_id, platform, external_id, member_id)
             where i.community_id = u.community_id and i.platform = u.platform and i.external_id = u.external_id
               and i.member_id = u.member_id
            """;

    void link(Connection connection, Map<Identity, UUID> memberByIdentity) throws SQLException {
        execute(connection, LINK, memberByIdentity);
    }

    /** Removes links; one that meanwhile leads to another member stays. */
    void unlink(Connection connection, Map<Identity, UUID> memberByIdentity) throws SQLException {
        execute(connection, UNLINK, memberByIdentity);
    }

    private static void execute(Connection connection, String sql, Map<Identity, UUID> memberByIdentity)
            throws SQLException {
        if (memberByIdentity.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<Identity> identities = List.copyOf(memberByIdentity.keySet());
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            identities.stream().map(Identity::communityId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", identities.stream().map(Identity::platform).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            identities.stream().map(Identity::externalId).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            identities.stream().map(memberByIdentity::get).toArray()));
            statement.executeUpdate();
        }
    }
}
