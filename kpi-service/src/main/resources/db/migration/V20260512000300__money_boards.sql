-- What each member paid and got back by month: the value of those who joined is read from it.
insert into board (community_id, measure, month, number, value)
select community_id, type || '$' || currency, date_trunc('month', day)::date, number, sum(amount)::bigint
  from fact
 where type in ('purchase.completed', 'purchase.refunded') and currency is not null and not retracted
 group by 1, 2, 3, 4
having sum(amount) <> 0
on conflict do nothing;
