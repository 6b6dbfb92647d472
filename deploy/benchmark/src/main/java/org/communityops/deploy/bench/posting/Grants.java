package org.communityops.deploy.bench.posting;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.deploy.bench.http.Requests;

/**
 * Requests that give points, each to one member, from the issuance account of the member's community.
 *
 * @param recipients communities take turns, and so do the members of each
 */
record Grants(Requests requests, List<Recipients> recipients) {

    /** So many requests, each with an idempotency key of its own. */
    List<byte[]> next(int count) {
        return IntStream.range(0, count).mapToObj(this::grant).toList();
    }

    private byte[] grant(int number) {
        var community = recipients.get(number % recipients.size());
        var turn = number / recipients.size();
        var member = community.members().get(turn % community.members().size());
        var body =
                "{\"kind\":\"GRANT\",\"currency\":\"points\",\"lines\":[{\"account\":\"system:issuance\",\"amount\":-5},"
                        + "{\"account\":\"member:" + member + "\",\"amount\":5}],\"reason\":\"bench\"}";
        return requests.post(
                community.community().path() + "/transactions",
                "application/json",
                UUID.randomUUID().toString(),
                body);
    }
}
