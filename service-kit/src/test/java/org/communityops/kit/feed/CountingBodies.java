package org.communityops.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.kit.ids.Ids;

/** Expands a block into news that are numbered from 0. */
@ApplicationScoped
class CountingBodies implements FeedBodies {
    @Override
    public List<List<FeedBody>> expand(Connection connection, List<FeedRow> blocks) {
        return blocks.stream()
                .map(block -> IntStream.range(0, block.size())
                        .mapToObj(i -> new FeedBody(
                                Ids.derived(block.id(), String.valueOf(i)),
                                block.subject() + i,
                                block.time(),
                                "{\"n\":" + i + "}"))
                        .toList())
                .toList();
    }
}
