package org.communityops.kpi.dataset.row;

import java.time.LocalDate;
import java.util.UUID;

/** A place on the board of a month. */
public record LeaderboardRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "The first day of the month.", zh = "月份（首日）")
        LocalDate month,

        @Column(en = "What is counted: messages, replies or reactions.", zh = "指标")
        String metric,

        @Column(en = "1 for the most; the same value has the same rank.", zh = "名次")
        long rank,

        @Column(en = "Id of the member.", zh = "成员编号") UUID memberId,

        @Column(en = "How many.", zh = "数值") long value) {}
