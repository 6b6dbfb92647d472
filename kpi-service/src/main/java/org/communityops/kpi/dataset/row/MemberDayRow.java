package org.communityops.kpi.dataset.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a member did on a day on which he was active. */
public record MemberDayRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Day in the zone of the community.", zh = "日期")
        LocalDate day,

        @Column(en = "Id of the member; nothing else is known of him here.", zh = "成员编号")
        UUID memberId,

        @Column(en = "Messages, replies included.", zh = "消息数")
        long messages,

        @Column(en = "Messages that answer another one.", zh = "回复数")
        long replies,

        @Column(en = "Reactions added.", zh = "表情回应数") long reactions,

        @Column(en = "Threads started.", zh = "新话题数") long threadsStarted,

        @Column(en = "Questions asked.", zh = "提问数") long questions,

        @Column(en = "Answers accepted.", zh = "采纳回答数") long answersAccepted,

        @Column(en = "Contents published.", zh = "内容发布数") long contentPublished,

        @Column(en = "Purchases completed.", zh = "订单数") long purchases,

        @Column(en = "When the figures of the day changed last.", zh = "更新时间")
        Instant updatedAt) {}
