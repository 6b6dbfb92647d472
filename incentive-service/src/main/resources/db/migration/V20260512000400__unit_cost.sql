alter table reward
    add unit_cost numeric(14, 4),
    add unit_cost_currency text,
    add constraint reward_unit_cost_check check (unit_cost > 0),
    add constraint reward_unit_cost_whole_check check ((unit_cost is null) = (unit_cost_currency is null)),
    add constraint reward_unit_cost_currency_check check (unit_cost_currency ~ '^[A-Z]{3}$');

alter table redemption
    add unit_cost numeric(14, 4),
    add unit_cost_currency text,
    add constraint redemption_unit_cost_check check (unit_cost > 0),
    add constraint redemption_unit_cost_whole_check check ((unit_cost is null) = (unit_cost_currency is null)),
    add constraint redemption_unit_cost_currency_check check (unit_cost_currency ~ '^[A-Z]{3}$');

comment on column reward.unit_cost is 'What one costs the community, in money; null where nobody said.';
comment on column redemption.unit_cost is 'The unit cost of the reward at that time.';
