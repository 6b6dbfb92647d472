create table coupon_series (
    community_id     uuid          not null,
    id               uuid          not null,
    name             text          not null,
    discount_kind    text          not null,
    discount_value   numeric(19,4) not null,
    currency         text          not null,
    minimum_purchase numeric(19,4),
    valid_from       timestamptz,
    valid_to         timestamptz,
    valid_days       int,
    code_source      text          not null,
    code_limit       int,
    codes            int           not null,
    state            text          not null,
    version          int           not null,
    created_at       timestamptz   not null,
    constraint coupon_series_pk primary key (community_id, id),
    constraint coupon_series_discount_check check (
        discount_kind in ('FIXED', 'PERCENT') and discount_value > 0
        and (discount_kind = 'FIXED' or discount_value <= 100)),
    constraint coupon_series_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint coupon_series_minimum_purchase_check check (minimum_purchase > 0),
    constraint coupon_series_validity_check check ((valid_to is null) <> (valid_days is null)),
    constraint coupon_series_valid_from_check check (valid_from is null or valid_from < valid_to),
    constraint coupon_series_valid_days_check check (valid_days > 0),
    constraint coupon_series_code_source_check check (code_source in ('GENERATED', 'IMPORTED')),
    constraint coupon_series_codes_check check (codes >= 0 and (code_limit is null or codes <= code_limit)),
    constraint coupon_series_state_check check (state in ('OPEN', 'CLOSED'))
);

comment on table coupon_series is 'What the coupons of a series are worth, and where their codes come from.';
comment on column coupon_series.valid_days is 'A coupon is good until the end of the local day that many days after its issue.';
comment on column coupon_series.codes is 'How many codes the series has: each is generated or imported by one conditional update of this row.';

call protect('coupon_series');
grant select, insert, update on coupon_series to ${app};
