-- Whose quote it is: of the customer who has asked for it; without one it is for whoever comes with it.
alter table quote add column customer_id uuid;
