package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.BUSINESS;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** Who buys, how often, and what brought them to it. */
@ApplicationScoped
class BusinessMetrics implements MetricFamily {
    private static final Measure ORDERS = Measure.ofType(ActivityTypes.PURCHASE_COMPLETED);
    private static final Measure REFUNDS = Measure.ofType(ActivityTypes.PURCHASE_REFUNDED);
    private static final Measure COUPONS_USED = Measure.ofType("coupon.used");
    private static final Measure TOUCHES = Measure.ofType("channel.touched");

    @Override
    public List<Metric> metrics() {
        return Stream.concat(buying(), reaching()).toList();
    }

    private static Stream<Metric> buying() {
        return Stream.of(
                metric("orders")
                        .label("Orders", "订单数")
                        .question("How much is bought?", "成交多少订单？")
                        .means(
                                "Number of purchase.completed in the period, whatever the currency; refunds are not taken off.")
                        .events("purchase.completed", Term.events(ORDERS)),
                metric("buyers")
                        .label("Buyers", "购买人数")
                        .question("How many members buy?", "有多少成员购买？")
                        .means("Distinct members with at least one purchase.completed in the period.")
                        .members("members who buy", Term.distinct(ORDERS)),
                metric("repurchase_rate")
                        .label("Repurchase rate", "复购率")
                        .question("How many of the buyers buy again?", "购买的成员有多少复购？")
                        .means(
                                "Members with a purchase.completed on at least two days of the period, divided by the members with one on at least one day of it.")
                        .by(MONTH, WEEK, QUARTER, YEAR)
                        .share(
                                "members who buy on two days or more",
                                Term.set(Needs.members(ORDERS), BusinessMetrics::again),
                                "members who buy",
                                Term.distinct(ORDERS)),
                metric("refunds")
                        .label("Refunds", "退款数")
                        .question("How often is money paid back?", "退款多少次？")
                        .means("Number of purchase.refunded in the period.")
                        .lowerIsBetter()
                        .events("purchase.refunded", Term.events(REFUNDS)),
                metric("refund_rate")
                        .label("Refund rate", "退款率")
                        .question("How many refunds come with an order?", "每笔订单有多少退款？")
                        .means(
                                "Number of purchase.refunded in the period divided by its purchase.completed; a refund counts when it is paid, whenever its order was made.")
                        .lowerIsBetter()
                        .ratio("purchase.refunded", Term.events(REFUNDS), "purchase.completed", Term.events(ORDERS)));
    }

    private static Stream<Metric> reaching() {
        return Stream.of(
                metric("coupons_used")
                        .label("Coupons used", "用券数")
                        .question("How many coupons are used?", "使用了多少优惠券？")
                        .means("Number of coupon.used in the period.")
                        .events("coupon.used", Term.events(COUPONS_USED)),
                metric("coupon_ratio")
                        .label("Coupons per order", "订单用券率")
                        .question("How many orders are made with a coupon?", "有多少订单使用优惠券？")
                        .means("Number of coupon.used in the period divided by its purchase.completed.")
                        .neutral()
                        .ratio("coupon.used", Term.events(COUPONS_USED), "purchase.completed", Term.events(ORDERS)),
                metric("touches")
                        .label("Channel touches", "触达次数")
                        .question("How often do marketing channels reach members?", "营销渠道触达多少次？")
                        .means("Number of channel.touched in the period.")
                        .neutral()
                        .events("channel.touched", Term.events(TOUCHES)),
                metric("touched_members")
                        .label("Members reached", "触达人数")
                        .question("How many members do marketing channels reach?", "营销渠道触达多少成员？")
                        .means("Distinct members with at least one channel.touched in the period.")
                        .members("members reached", Term.distinct(TOUCHES)),
                metric("touch_conversion")
                        .label("Conversion of those reached", "触达转化率")
                        .question("How many of those reached buy?", "触达的成员有多少购买？")
                        .means(
                                "Members with a channel.touched and a purchase.completed in the period, in whatever order, divided by the members with a channel.touched in it.")
                        .share(
                                "members reached who buy",
                                Term.both(TOUCHES, ORDERS),
                                "members reached",
                                Term.distinct(TOUCHES)));
    }

    private static RoaringBitmap again(Period period, Community community, DayRollups rollups) {
        var once = new RoaringBitmap();
        var again = new RoaringBitmap();
        for (var day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            var today = rollups.on(ORDERS, day);
            again.or(RoaringBitmap.and(once, today));
            once.or(today);
        }
        return again;
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(BUSINESS, id);
    }
}
