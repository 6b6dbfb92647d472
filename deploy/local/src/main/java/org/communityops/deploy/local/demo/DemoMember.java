package org.communityops.deploy.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An invented member.
 *
 * @param id the platform's user id; also what people see, so it reads like a name
 * @param joins the day of the story on which the member appears, counted from 0
 * @param leaves the day on which the member goes; beyond the story for nearly all
 * @param zeal how likely the member is to do something, 0 to 1
 */
record DemoMember(String id, int joins, int leaves, double zeal, boolean bot) {
    private static final int EVER = Integer.MAX_VALUE;
    private static final List<String> NAMES = List.of(
            "lin.wei",
            "chen.jing",
            "wang.fang",
            "zhao.lei",
            "liu.yang",
            "huang.min",
            "zhou.tao",
            "wu.xia",
            "xu.kai",
            "sun.li",
            "ma.chao",
            "zhu.hong",
            "hu.ning",
            "guo.rui",
            "he.ping",
            "gao.fei",
            "luo.dan",
            "zheng.bo",
            "liang.yu",
            "xie.ting",
            "song.jie",
            "tang.hao",
            "han.mei",
            "feng.qi",
            "deng.shan",
            "cao.yun",
            "peng.cheng",
            "zeng.lan",
            "xiao.he",
            "tian.tian",
            "dong.xue",
            "yuan.zhi",
            "pan.yi",
            "cai.xin",
            "jiang.nan",
            "yu.qing",
            "du.juan",
            "ye.zi",
            "shi.lei",
            "lv.bin");

    /** The whole cast: a core that is there from the start, and those who come later. */
    static List<DemoMember> cast(int days, RandomGenerator random) {
        var cast = new ArrayList<DemoMember>();
        cast.add(new DemoMember("helper-bot", 0, EVER, 0.6, true));
        for (var i = 0; i < NAMES.size(); i++) {
            var joins = i < 14 ? random.nextInt(3) : random.nextInt(1, Math.max(2, days - 2));
            var zeal = i < 5 ? 0.9 : 0.12 + 0.6 * Math.pow(random.nextDouble(), 2);
            var leaves = i % 17 == 16 ? Math.min(joins + 9, days - 1) : EVER;
            cast.add(new DemoMember(NAMES.get(i), joins, leaves, zeal, false));
        }
        return List.copyOf(cast);
    }

    boolean isThereOn(int day) {
        return joins <= day && day < leaves;
    }
}
