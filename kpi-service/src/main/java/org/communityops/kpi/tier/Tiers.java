package org.communityops.kpi.tier;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.rollup.MemberGroup;
import org.roaringbitmap.RoaringBitmap;

/** Takes the members of a community apart by their levels. */
@ApplicationScoped
public class Tiers {
    private final LevelRepository levels;

    Tiers(LevelRepository levels) {
        this.levels = levels;
    }

    /** Those of one level, and the title that it was last told with. */
    private static final class Level {
        private final RoaringBitmap members = new RoaringBitmap();
        private String title = "";
    }

    /**
     * The members of each level as of the cut-off, lowest level first, then those who stand on none. Together they are all
     * members of whom an event is known, each of them once.
     */
    public List<MemberGroup> groups(Community community) {
        var levelled = new TreeMap<Integer, Level>();
        var others = new RoaringBitmap();
        others.add(1L, community.members() + 1L);
        for (var standing : standings(community)) {
            var level = levelled.computeIfAbsent(standing.level(), _ -> new Level());
            level.members.add(standing.number());
            level.title = standing.title();
            others.remove(standing.number());
        }
        var groups = new ArrayList<MemberGroup>();
        levelled.values().forEach(level -> groups.add(new MemberGroup(level.title, level.members)));
        if (!others.isEmpty()) {
            groups.add(new MemberGroup(null, others));
        }
        return groups;
    }

    private List<LevelRepository.Standing> standings(Community community) {
        var cutOff = community.lastDay();
        try {
            return cutOff == null ? List.of() : levels.asOf(community.id(), cutOff);
        } catch (SQLException e) {
            throw new IllegalStateException("Levels not read", e);
        }
    }
}
