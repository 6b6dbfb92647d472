package org.communityops.kpi.dataset.row;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A community. */
public record CommunityRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Its short name.", zh = "社群短名") String slug,

        @Column(en = "IANA zone in which its days are counted.", zh = "时区")
        String timeZone,

        @Column(en = "Day of its earliest event.", zh = "首个有数据的日期") @Nullable LocalDate firstDay,

        @Column(en = "Day of its latest event.", zh = "数据截止日") @Nullable LocalDate cutOff,

        @Column(en = "Members of whom there has been an event.", zh = "有过事件的成员数")
        long members) {}
