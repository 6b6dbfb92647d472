create table reward (
    community_id     uuid        not null,
    id               uuid        not null,
    kind             text        not null,
    name             text        not null,
    description      text,
    price            bigint      not null,
    currency         text        not null,
    stock            bigint,
    taken            bigint      not null,
    limit_count      int,
    limit_period     text,
    min_level        int,
    available_from   timestamptz,
    available_to     timestamptz,
    approval         boolean     not null,
    coupon_series_id uuid,
    state            text        not null,
    version          int         not null,
    created_at       timestamptz not null,
    constraint reward_pk primary key (community_id, id),
    constraint reward_currency_fk foreign key (community_id, currency) references currency (community_id, code),
    constraint reward_coupon_series_fk
        foreign key (community_id, coupon_series_id) references coupon_series (community_id, id),
    constraint reward_kind_check check (kind in ('GOODS', 'COUPON', 'PRIVILEGE', 'DISCOUNT', 'DONATION')),
    constraint reward_coupon_check check ((kind = 'COUPON') = (coupon_series_id is not null)),
    constraint reward_price_check check (price > 0),
    constraint reward_stock_check check (taken >= 0 and (stock is null or taken <= stock)),
    constraint reward_limit_check check (limit_count > 0 and limit_period in ('DAY', 'WEEK', 'MONTH', 'YEAR', 'ALL')),
    constraint reward_limit_whole_check check ((limit_count is null) = (limit_period is null)),
    constraint reward_min_level_check check (min_level > 0),
    constraint reward_available_check check (available_from < available_to),
    constraint reward_state_check check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'RETIRED'))
);

comment on table reward is 'The catalogue: what members can redeem their points for.';
comment on column reward.stock is 'How many there are in all; null when there is no end to them.';
comment on column reward.taken is 'How many are reserved, confirmed or fulfilled: taken by one conditional update, given back by a cancellation.';
comment on column reward.version is 'Counts changes of what the reward is, not of how many were taken.';

call protect('reward');
grant select, insert, update on reward to ${app};
