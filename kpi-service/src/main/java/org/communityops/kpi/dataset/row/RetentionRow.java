package org.communityops.kpi.dataset.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A cell of a retention triangle. */
public record RetentionRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Length of the periods: WEEK or MONTH.", zh = "同期群粒度")
        String cohortBy,

        @Column(en = "The period in which the members joined, as 2026-W19 or 2026-05.", zh = "同期群")
        String cohort,

        @Column(en = "The first day of that period.", zh = "同期群首日")
        LocalDate cohortStart,

        @Column(en = "Members of the cohort.", zh = "同期群人数") long size,

        @Column(en = "How many periods after that of joining.", zh = "第几个周期")
        long period,

        @Column(en = "Members of the cohort active in that period.", zh = "留存人数")
        long active,

        @Column(en = "Active members divided by the size of the cohort.", zh = "留存率")
        BigDecimal rate) {}
