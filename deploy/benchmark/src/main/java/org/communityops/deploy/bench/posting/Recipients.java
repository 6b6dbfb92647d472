package org.communityops.deploy.bench.posting;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.communityops.deploy.bench.http.HttpLoad;
import org.communityops.deploy.bench.testbed.Awaited;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;

/**
 * Members of a community who can be given points.
 *
 * @param members known to incentive-service
 */
record Recipients(Community community, List<UUID> members) {
    private static final int CONNECTIONS = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes members by member-service and waits until incentive-service knows them. */
    static Recipients in(Community community, int number, Testbed testbed) throws IOException, InterruptedException {
        var requests = testbed.requests(Service.MEMBER);
        var request = requests.post(community.path() + "/members", "application/json", "{\"displayName\":\"Ann\"}");
        var members = new ArrayList<UUID>();
        new HttpLoad(requests.server(), CONNECTIONS).send(Collections.nCopies(number, request), 201, body -> {
            members.add(UUID.fromString(JSON.readTree(body).get("id").asText()));
            return 1;
        });
        var incentive = testbed.database(Service.INCENTIVE);
        new Awaited("incentive-service knows the members", testbed.console())
                .until(() -> incentive.number("select count(*) from member where community_id = ?", community.id())
                        >= number);
        return new Recipients(community, List.copyOf(members));
    }
}
